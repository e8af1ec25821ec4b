/** What the windows show, asked through main: Playwright's own pages do not outlive a page that is killed. */
import type { RunningApp } from './app.ts';

export type Name = 'presenter' | 'projector';

export interface Shown {
  readonly stroke: string | undefined;
  readonly step: string | undefined;
  readonly frames: number;
  readonly rev: number;
  readonly time: number;
}

/** What a script answers in a window's page; undefined when the page is gone or not there yet. */
export function inPage<T>(app: RunningApp, name: Name, script: string): Promise<T | undefined> {
  return app.electron.evaluate(
    async ({ BrowserWindow }, { page, code }) => {
      const contents = BrowserWindow.getAllWindows().find((window) =>
        window.webContents.getURL().includes(`/${page}/`),
      )?.webContents;
      if (!contents || contents.isCrashed() || contents.isLoading()) return undefined;
      // A script in a page that dies meanwhile never answers.
      let end = () => {};
      const gone = new Promise<undefined>((resolve) => {
        end = () => resolve(undefined);
        contents.once('render-process-gone', end);
      });
      const answer = await Promise.race([contents.executeJavaScript(code), gone]);
      contents.off('render-process-gone', end);
      return answer as unknown;
    },
    { page: name, code: script },
  ) as Promise<T | undefined>;
}

/** What a window's stage says it drew. */
export async function shownBy(app: RunningApp, name: Name): Promise<Shown | undefined> {
  const script = `({ ...document.querySelector('[data-testid="stage"]')?.dataset })`;
  const data = await inPage<Record<string, string>>(app, name, script);
  if (!data?.['frames']) return undefined;
  return {
    stroke: data['stroke'],
    step: data['step'],
    frames: Number(data['frames']),
    rev: Number(data['rev']),
    time: Number(data['time']),
  };
}

export const bothShown = async (app: RunningApp): Promise<readonly (Shown | undefined)[]> => [
  await shownBy(app, 'presenter'),
  await shownBy(app, 'projector'),
];

export function processOf(app: RunningApp, name: Name): Promise<number> {
  return app.electron.evaluate(
    ({ BrowserWindow }, page) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.webContents.getURL().includes(`/${page}/`))
        ?.webContents.getOSProcessId() ?? 0,
    name,
  );
}
