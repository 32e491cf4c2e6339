// What electron-builder is told: three systems, one application. It packs what stage.ts laid out; it collects, rebuilds and fetches no module.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from 'electron-builder';
import { setFuses, wantedFuses } from './fuses.ts';
import { applicationId, maker, noUpdates } from './house.ts';
import { packagedAt } from './packaged.ts';
import type { Stage } from './stage.ts';

export interface ConfigOptions {
  readonly stage: Stage;
  /** What lies beside the archive: the bill of materials and the licences. */
  readonly resources: string;
  readonly output: string;
  /** The folder with the icon and the entitlements. */
  readonly parts: string;
  /** An unpacked Electron, or null: electron-builder fetches its release. */
  readonly electronDist: string | null;
  readonly electronVersion: string;
}

/** The whole configuration; nothing is read from package.json. */
export function builderConfig(options: ConfigOptions) {
  const { stage, resources, output, parts, electronDist, electronVersion } = options;
  return {
    appId: applicationId,
    productName: 'Yatai',
    copyright: `Copyright © 2026 ${maker.name}`,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills these in.
    artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
    directories: { app: stage.app, output, buildResources: parts },
    files: ['**/*', { from: stage.modules, to: 'node_modules' }],
    extraResources: [{ from: resources, to: '.' }],
    asar: { smartUnpack: false },
    // The system's loader opens an addon by its path and looks into no archive.
    asarUnpack: ['**/*.node'],
    // The answer "no": modules are laid out already, and the addon is built for Node-API, so it fits every Electron.
    beforeBuild: async () => false,
    // An Electron that was already unpacked still has what starts an application without a package.
    afterExtract: async (context) => {
      for (const file of loaderFiles(context.appOutDir)) rmSync(file, { force: true });
    },
    afterPack: async (context) => setFuses(packagedAt(context.appOutDir).executable, wantedFuses(process.platform)),
    electronVersion,
    ...(electronDist === null ? {} : { electronDist }),
    // Both languages of the till; the others are 40 MB that nobody reads.
    electronLanguages: ['zh-CN', 'en-US'],
    publish: { provider: 'generic', url: noUpdates },
    win: { target: 'nsis' },
    nsis: {
      oneClick: false,
      perMachine: true,
      allowToChangeInstallationDirectory: false,
      multiLanguageInstaller: true,
      installerLanguages: ['zh_CN', 'en_US'],
      displayLanguageSelector: false,
      createDesktopShortcut: 'always',
      // The books stay, whoever uninstalls.
      deleteAppDataOnUninstall: false,
    },
    mac: {
      target: ['dmg', 'zip'],
      category: 'public.app-category.business',
      hardenedRuntime: true,
      entitlements: join(parts, 'entitlements.plist'),
      entitlementsInherit: join(parts, 'entitlements.plist'),
      extendInfo: { NSCameraUsageDescription: '扫会员码时使用摄像头 / The camera reads members’ codes' },
    },
    linux: {
      target: ['AppImage', 'deb'],
      executableName: 'yatai',
      syncDesktopName: true,
      category: 'Office;Finance',
      maintainer: `${maker.name} <${maker.email}>`,
      synopsis: 'A till for restaurant member cards',
    },
    // The newer of its AppImages: it needs no FUSE 2, and starts the till with Chromium's sandbox.
    toolsets: { appimage: '1.0.3' },
  } satisfies Configuration;
}

function loaderFiles(folder: string): readonly string[] {
  const bundle =
    process.platform === 'darwin' ? join(folder, 'Electron.app', 'Contents', 'Resources') : join(folder, 'resources');
  return [join(bundle, 'default_app.asar'), join(folder, 'version')];
}
