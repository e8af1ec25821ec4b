import { assignButton } from './buttons.ts';
import type { Intent } from './intents.ts';
import type { Lesson, Settings } from './types.ts';

export const FIRST_SETTINGS: Settings = {
  tone: 2,
  notesScale: 1,
  choices: {},
  question: null,
  buttons: {},
  gestures: false,
};

export type SettingsIntent = Extract<
  Intent,
  {
    type:
      'setTone' | 'setNotesScale' | 'setChoice' | 'setQuestion' | 'assignButton' | 'setGestures';
  }
>;

export function changeSettings(lesson: Lesson, intent: SettingsIntent): Lesson {
  return { ...lesson, settings: { ...lesson.settings, ...changed(lesson.settings, intent) } };
}

function changed(settings: Settings, intent: SettingsIntent): Partial<Settings> {
  switch (intent.type) {
    case 'setTone':
      return { tone: intent.tone };
    case 'setNotesScale':
      return { notesScale: intent.scale };
    case 'setChoice':
      return { choices: { ...settings.choices, [intent.choice]: intent.option } };
    case 'setQuestion':
      return { question: intent.question?.replace(/\s+/g, ' ').trim() || null };
    case 'assignButton':
      return { buttons: assignButton(settings.buttons, intent.button, intent.action) };
    case 'setGestures':
      return { gestures: intent.on };
  }
}
