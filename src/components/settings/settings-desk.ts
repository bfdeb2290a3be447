import type {AdminClient, VersionedSettings} from '../../client/admin-client.ts';
import {ProblemError} from '../../client/crm-client.ts';
import type {FieldError, SettingsReply} from '../../contract/index.ts';
import {hiddenSettings} from './hidden-settings.ts';
import {
  differing,
  isSame,
  read,
  type SettingPointer,
  type SettingValues,
  taken,
  written,
} from './setting-pointers.ts';

/** A setting that somebody else changed while it was being edited here. */
export interface Crossing {
  readonly pointer: SettingPointer;
  readonly before: unknown;
  readonly theirs: unknown;
  /** What was typed here; absent where nothing was, so that theirs holds. */
  readonly mine?: unknown;
}

/** What somebody else saved meanwhile. */
export interface Conflict {
  readonly by: string | null;
  readonly crossings: readonly Crossing[];
}

/**
 * The settings as the proxy has them, and a draft with what was changed here. What others save meanwhile is taken over where
 * nobody touched it here; where both did, both stay known until the admin chose.
 */
export class SettingsDesk {
  readonly #changed: () => void;
  #saved: VersionedSettings | undefined;
  #draft: SettingsReply | undefined;
  #abort = new AbortController();
  #saves = 0;

  work: 'idle' | 'loading' | 'saving' = 'idle';
  /** Why the last load or save failed. */
  error: unknown;
  /** Which of the two it was. */
  failed: 'load' | 'save' | undefined;
  conflict: Conflict | undefined;
  /** Fields that the proxy did not take, or that cannot be right, by pointer. */
  wrong: ReadonlyMap<string, string> = new Map();

  /** @param changed Called after every change. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** As the proxy has them; undefined before the first answer. */
  get saved(): SettingsReply | undefined {
    return this.#saved?.settings;
  }

  /** With what was changed here. */
  get draft(): SettingsReply | undefined {
    return this.#draft;
  }

  /** Pointers of what was changed here and is not saved. */
  get unsaved(): readonly SettingPointer[] {
    return this.saved && this.draft ? differing(this.saved, this.draft) : [];
  }

  /** Reads one setting of the draft; only once there is one. */
  value<P extends SettingPointer>(pointer: P): SettingValues[P] {
    return read(this.#draft!, pointer);
  }

  change<P extends SettingPointer>(pointer: P, value: SettingValues[P]): void {
    if (!this.#draft) return;
    this.#draft = written(this.#draft, pointer, value);
    this.#takeAsRight(pointer);
    this.#putBackHidden();
    this.#changed();
  }

  /** Marks a field as wrong before the proxy is asked; without a code it is right. */
  judge(pointer: string, code?: string): void {
    if (this.wrong.get(pointer) === code) return;
    const wrong = new Map(this.wrong);
    if (code === undefined) wrong.delete(pointer);
    else wrong.set(pointer, code);
    this.wrong = wrong;
    this.#changed();
  }

  /** Back to what the proxy has. */
  discard(): void {
    this.#draft = this.saved;
    this.wrong = new Map();
    this.conflict = undefined;
    this.error = this.failed = undefined;
    this.#changed();
  }

  /** Waits for no answer any more; what was changed here stays. */
  stop(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.work = 'idle';
  }

  /** Another user, another tenant: nothing of the last one stays. */
  forget(): void {
    this.stop();
    this.#saved = this.#draft = this.conflict = this.error = this.failed = undefined;
    this.wrong = new Map();
  }

  /** Asks the proxy. What was changed here stays. */
  async load(admin: AdminClient): Promise<void> {
    if (this.work !== 'idle') return;
    const {signal} = this.#abort;
    const saves = this.#saves;
    this.#begin('loading');
    try {
      const newest = await admin.settings({signal});
      // What a save has brought meanwhile is newer.
      if (!signal.aborted && saves === this.#saves) this.#rebase(newest);
    } catch (error) {
      if (!signal.aborted && saves === this.#saves) this.#fail('load', error);
    } finally {
      if (!signal.aborted && saves === this.#saves) this.#end();
    }
  }

  /** @returns the new settings; undefined when they were not taken, {@link error}, {@link wrong} or {@link conflict} say why. */
  async save(admin: AdminClient): Promise<SettingsReply | undefined> {
    const saved = await this.#put(admin);
    // Refused for nothing but what was hidden and is put back: nobody has anything to correct.
    const isPutRight = isInvalid(this.error) && this.wrong.size === 0;
    return saved || !isPutRight ? saved : this.#put(admin);
  }

  /** Saves one setting alone, whatever else was changed here; what somebody else saved meanwhile stays theirs. */
  async saveOnly<P extends SettingPointer>(
    admin: AdminClient,
    pointer: P,
    value: SettingValues[P],
  ): Promise<SettingsReply | undefined> {
    const only = (settings: SettingsReply) => written(settings, pointer, value);
    const first = await this.#put(admin, only);
    return first || !isOutdated(this.error) ? first : this.#put(admin, only);
  }

  async #put(
    admin: AdminClient,
    only?: (settings: SettingsReply) => SettingsReply,
  ): Promise<SettingsReply | undefined> {
    if (!this.#saved || this.work === 'saving') return undefined;
    const {signal} = this.#abort;
    this.#saves += 1;
    this.#begin('saving');
    try {
      const ground = this.#saved.settings;
      const sent = only ? only(ground) : this.#draft!;
      const newest = await admin.saveSettings(sent, this.#saved.etag, {signal});
      if (signal.aborted) return undefined;
      this.#accept(newest, sent, only && ground);
      return newest.settings;
    } catch (error) {
      if (!signal.aborted) await this.#refused(admin, error);
      return undefined;
    } finally {
      if (!signal.aborted) this.#end();
    }
  }

  /**
   * What was typed while the answer was on its way stays typed.
   * @param ground What the draft began with, where one setting alone was saved: only what was changed in the draft is unsaved.
   */
  #accept(newest: VersionedSettings, sent: SettingsReply, ground?: SettingsReply): void {
    const draft = this.#draft!;
    this.#saved = newest;
    const typed = differing(ground ?? sent, draft);
    this.#draft = typed.reduce((to, pointer) => taken(to, draft, pointer), newest.settings);
    if (ground) return;
    this.conflict = undefined;
    this.wrong = new Map();
  }

  async #refused(admin: AdminClient, error: unknown): Promise<void> {
    const {signal} = this.#abort;
    if (isOutdated(error)) {
      try {
        const newest = await admin.settings({signal});
        if (!signal.aborted) this.#rebase(newest);
      } catch (later) {
        error = later;
      }
    }
    if (signal.aborted) return;
    this.#fail('save', error);
    if (!isInvalid(error)) return;
    this.wrong = new Map((error.problem.errors ?? []).map(({pointer, code}: FieldError) => [pointer, code]));
    this.#putBackHidden();
  }

  /** Others may have saved: their version is the ground now, and what was changed here stays on top of it. */
  #rebase(newest: VersionedSettings): void {
    const before = this.saved;
    const mine = this.#draft;
    this.#saved = newest;
    if (!before || !mine) {
      this.#draft = newest.settings;
      return;
    }
    const theirs = differing(before, newest.settings);
    this.#draft = differing(before, mine).reduce((to, pointer) => taken(to, mine, pointer), newest.settings);
    this.#putBackHidden();
    if (theirs.length > 0) this.#cross(before, theirs);
  }

  /** What was to be decided stays so, however often others save meanwhile. */
  #cross(before: SettingsReply, theirs: readonly SettingPointer[]): void {
    const known = this.conflict?.crossings ?? [];
    const anew = (pointer: SettingPointer): Crossing => {
      const first = known.find((crossing) => crossing.pointer === pointer);
      return this.#crossing(pointer, first ?? {before: read(before, pointer)});
    };
    const crossings = [...known.filter(({pointer}) => !theirs.includes(pointer)), ...theirs.map(anew)].filter(
      (crossing) => !isSame(crossing.before, crossing.theirs),
    );
    const isOpen = this.unsaved.length > 0 || crossings.some((crossing) => 'mine' in crossing);
    const {updatedBy} = this.saved!;
    const by = this.conflict && this.conflict.by !== updatedBy ? null : updatedBy;
    this.conflict = isOpen && crossings.length > 0 ? {by, crossings} : undefined;
  }

  /** Where theirs was chosen before, mine can still be kept. */
  #crossing(pointer: SettingPointer, known: Pick<Crossing, 'before' | 'mine'>): Crossing {
    const {before} = known;
    const theirs = read(this.saved!, pointer);
    const drafted = this.value(pointer);
    const mine = isSame(drafted, theirs) && 'mine' in known ? known.mine : drafted;
    return isSame(mine, theirs) ? {pointer, before, theirs} : {pointer, before, theirs, mine};
  }

  /** One wrong field keeps everything from being saved, and what is hidden nobody can correct. */
  #putBackHidden(): void {
    if (!this.saved || !this.#draft) return;
    for (const pointer of hiddenSettings(this.#draft)) {
      if (![...this.wrong.keys()].some((wrong) => isAt(wrong, pointer))) continue;
      this.#draft = taken(this.#draft, this.saved, pointer);
      this.#takeAsRight(pointer);
    }
  }

  #takeAsRight(pointer: SettingPointer): void {
    this.wrong = new Map([...this.wrong].filter(([wrong]) => !isAt(wrong, pointer)));
  }

  #begin(work: 'loading' | 'saving'): void {
    this.work = work;
    this.error = this.failed = undefined;
    this.#changed();
  }

  #fail(what: 'load' | 'save', error: unknown): void {
    this.failed = what;
    this.error = error;
  }

  #end(): void {
    this.work = 'idle';
    this.#changed();
  }
}

function isOutdated(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.code === 'precondition_failed';
}

function isInvalid(error: unknown): error is ProblemError {
  return error instanceof ProblemError && error.problem.code === 'validation_failed';
}

/** Whether a pointer is of the setting itself, or of something in it. */
function isAt(wrong: string, pointer: SettingPointer): boolean {
  return `${wrong}/`.startsWith(`${pointer}/`);
}
