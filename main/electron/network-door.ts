// No page reaches the network. What the content policy and the cancelled requests (hardening.ts) do not govern are peer connections (WebRTC
// sends by UDP and TCP on its own) and names that are looked up in advance. Electron enters by its types only.
import type { App, Session, WebContents } from 'electron';

/** To be called before the application is ready. Chromium knows no name; the till's own calls are Node's and ask the system. */
export function forgetNames({ commandLine }: Pick<App, 'commandLine'>): void {
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
}

/**
 * To be called before the application is ready. Chromium's network service has nothing to do here, so it gets no process of its own
 * (docs/decisions/0024). An Electron that does not know the name starts one as before.
 */
export function spareNetworkProcess({ commandLine }: Pick<App, 'commandLine'>): void {
  commandLine.appendSwitch('enable-features', 'NetworkServiceInProcess2');
}

/** Whatever would leave a session goes to a proxy that cannot be there. */
export function shutSession(session: Pick<Session, 'setProxy'>): void {
  void session.setProxy({ mode: 'fixed_servers', proxyRules: 'socks5://nowhere.invalid:1' });
}

/** A peer connection of a page may use that proxy and nothing else. */
export function shutPeers(contents: Pick<WebContents, 'setWebRTCIPHandlingPolicy'>): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
