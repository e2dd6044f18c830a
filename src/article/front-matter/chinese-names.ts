/** What authors call the keys in Chinese, in their notes and databases. */
export const chineseNames: ReadonlyMap<string, string> = new Map(
  (
    'title 标题 標題,date 日期 创建时间 创建日期 发布时间 发布日期 建立日期,tags 标签 標籤,author 作者,' +
    'category 分类 類別 分類 类别,description 摘要 简介 描述,aliases 别名'
  )
    .split(',')
    .flatMap((line) => {
      const [key = '', ...names] = line.split(' ')
      return names.map((name) => [name, key] as const)
    }),
)
