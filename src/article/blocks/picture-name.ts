const placeholders =
  /^(?:[图圖]片?|图像|图片说明|(?:在?这里|请)?(?:插入|写|输入)?图片描述|cover_image|figure|(?:image )?alt|alt[ _]text|description|enter image description here|avatar|cover|logo|undefined|null|mark|(?:un)?checked|bookcover|(?:文章)?配图|封面)(?:[ _-]?\d*)$/i
const editorNames =
  /^(?:images?|img|pasted[ _-]?(?:image|graphic)|screen[ _-]?shot|snipaste|clip(?:board)?|dsc[fn]?|dcim|pxl|mvimg|wechat(?:img)?|mmexport|qq(?:图片|截图|20)|(?:企业)?微信(?:图片|截图)|屏幕(?:截图|快照)|截[屏图]|未命名|无标题|untitled|capture|typora|picgo|photo|picture|pic|下载)[ _-]?[\d_\s().:年月日时分秒上下午apm-]*$/i
const identifiers =
  /^(?:[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}|[\da-f]{16,}|[\d_ .-]+|[\w-]*\d{8,}[\w-]*|[A-Za-z0-9_-]{20,})$/i
const extension = /\.(?:png|jpe?g|gif|webp|svg|avif|bmp|heic|tiff?)$/i

/**
 * The words that a picture is given by its title, else by its alternative text. What an editor or a converter put
 * there is none: `image-20220906145334`, `Pasted image …`, `IMG_0001`, names of files, `图片`.
 *
 * @returns empty where nobody named the picture
 */
export function readPictureName(
  title: string | null | undefined,
  alt: string | null | undefined,
  src: string,
): string {
  for (const written of [title, alt]) {
    const name = (written ?? '')
      // Sizes and places of Obsidian and Yuque.
      .replace(/(?:\s*\|\s*(?:left|center|right|\d+(?:x\d+)?%?))+\s*$/i, '')
      .trim()
    // docsify writes settings of a picture as its title.
    if (name !== '' && !name.startsWith(':') && !isFileName(name, src)) return name.replace(extension, '')
  }
  return ''
}

function isFileName(name: string, src: string): boolean {
  const plain = name.replace(extension, '')
  if (placeholders.test(plain) || editorNames.test(plain) || identifiers.test(plain)) return true
  // Sphinx names a picture without a text by the path of its file; a name in Chinese is one that its author gave.
  if (plain !== name && !/[\s\p{Script=Han}]/u.test(name)) return true
  const file =
    src
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? ''
  // Typora names a picture after its file.
  return /^[\x21-\x7e]+$/.test(name) && file.replace(/\.\w+$/, '') === name && /[\d_-]/.test(name)
}
