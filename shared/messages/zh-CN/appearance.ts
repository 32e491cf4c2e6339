// 外观：主题、文字大小、声音、语言。
export const appearance = {
  theme: '主题',
  themes: { light: '浅色', dark: '深色', system: '跟随系统' },
  themeHelp: '深色适合光线暗的前厅；跟随系统时，操作系统换了收银台也换。',
  textSize: '文字大小',
  textSizes: { normal: '标准', large: '大' },
  textHelp: '大屏幕上收银台会自动放大；“大”在此之上再放大。',
  sounds: '声音',
  soundsOn: '打开',
  soundsOff: '关闭',
  soundsHelp: '扫到和没扫到的提示音。',
  language: '语言',
  languageHelp: '只换文字，输入的内容不会丢。',
};
