import { describeReportedCases } from '../fixtures/reported-cases.ts'

/** Found, but not first: a scrambled sentence whose characters form other words (周报 in 写|周|报告|诉). */
const notFirstYet: ReadonlySet<string> = new Set(['meili4465-b'])

describeReportedCases('reports of other engines', 'reports', notFirstYet)
