/**
 * Surnames in common use in mainland China, Hong Kong and Taiwan, simplified. Facts of general knowledge
 * (the census's most frequent surnames and the compound ones); written by hand. Those that are mostly other
 * words in running text (和, 向, 来, 时…) are left out of the single ones.
 */
export const singleSurnames: string =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎' +
  '余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎易常武乔贺赖龚文' +
  '庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦柳邢路岳齐梅莫庄辛管祝左涂谷祁耿牟卜肖詹关苗' +
  '凌费纪靳盛童欧甄项曲成游裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解柴华车冉房边辜吉饶刁瞿戚丘' +
  '古米池滕晋苑邬臧畅宫嵺苟褚廉简娄盖符奚木穆燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝' +
  '巩稽井练仲乐虞卞封竺冼衣楚佟栗匡宗巫鞠僧桑荆谌银扬沙伏岑习胥蔺云昌凤酆皮骆麻缪桓闻扈逄牧寇亓尚慕阚那' +
  '缑暴鹿伊麦湛闫仝昝仉郦卿侍储隆衡'

/** Compound surnames, apart by spaces. */
export const compoundSurnames: string =
  '欧阳 上官 司马 诸葛 皇甫 尉迟 公孙 慕容 令狐 司徒 东方 夏侯 端木 长孙 宇文 轩辕 独孤 南宫 西门 百里 呼延 闻人 拓跋 ' +
  '第五 申屠 万俟 澹台 淳于 单于 太史 钟离 赫连 濮阳 公羊 宗政 仲孙 鲜于 闾丘 司空 司寇 子车 颛孙 乐正 公冶 太叔 东郭'
