// The floor of the cold start: the least that an Electron application with one window can be.
const { app, BrowserWindow } = require('electron');

app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => {
  const window = new BrowserWindow({ show: false, useContentSize: true, width: 1024, height: 768 });
  window.once('ready-to-show', () => window.show());
  void window.loadFile('index.html');
});
