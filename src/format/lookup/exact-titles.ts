import { numberedName } from '../header/numbered-name.ts'

/** Longer titles are found by their words. */
const longestTitle = 24

/**
 * The key of a folded title: its letters and digits alone, since visitors type blanks and signs or not, 和 for other words
 * of that meaning; titles of signs are their own key.
 *
 * @returns null for texts that are not in the table
 */
export function titleKey(folded: string): string | null {
  const key = folded.replace(/[^\p{L}\p{N}]+/gu, '').replace(/[与及]/gu, '和') || folded.replace(/\s+/gu, '')
  return key === '' || key.length > longestTitle ? null : key
}

/** What explains a title behind it: 国际化 (I18n), 索引（重要）, ctx.on(event). */
const inBrackets = /(?<=.)[([【][^()]*[)\]】]$/u

/** What says of a title that it introduces its subject: 线段树基础, kafka 入门教程, 什么是容器. */
const introducing =
  /^什么是|(?:(?:基本|快速|相关|部分)?(?:基础|知识|概念|简介|介绍|概述|概览|概论|导论|入门|教程|指南)|是什么| (?:overview|introduction|guide|tutorial|basics))+$/gu

/**
 * The keys of a title: of all of it, of what stands before its brackets, and of the subject that it introduces; the
 * same one several times where it has no such part.
 */
export function titleKeys(folded: string): readonly (string | null)[] {
  return ['', inBrackets, introducing].map((part) => titleKey(folded.replace(part, '')))
}

/** Logical name of one file. */
export function exactTitlesName(file: number): string {
  return numberedName('titles-', file)
}
