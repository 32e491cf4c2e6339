// How a person says where a hand-over file lies. Apart, because the till's dependencies name it.

/** Asks the person for a file. Resolves with an absolute path, or null where none was chosen. Paths never reach the screen. */
export type FileChooser = {
  save(suggestedName: string): Promise<string | null>;
  open(): Promise<string | null>;
};
