import { Menu, type MenuItemConstructorOptions } from 'electron';

export interface MenuActions {
  readonly showProjector: () => void;
  readonly swapScreens: () => void;
}

/**
 * Only what helps. There is no reload, and no zoom that a slip of the hand could reach; the clicker's
 * keys are not accelerators, so a menu can never take one.
 */
export function installMenu(actions: MenuActions): void {
  const mac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&Class',
      submenu: [
        { label: 'Show Projector Window', click: actions.showProjector },
        { label: 'Swap Screens', click: actions.swapScreens },
        ...(mac ? [] : [{ type: 'separator' } as const, { role: 'quit' } as const]),
      ],
    },
    { role: 'editMenu' },
    {
      role: 'window',
      submenu: [{ role: 'minimize' }, { role: 'togglefullscreen', label: 'Full Screen' }],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
