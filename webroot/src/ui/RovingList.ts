const STEPS: Readonly<Partial<Record<string, number>>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
  Home: -Infinity,
  End: Infinity,
};

/** Makes the buttons of a list one stop of the tabulator: arrows go from one to the next. */
export class RovingList {
  constructor(private readonly list: HTMLElement) {
    list.addEventListener('keydown', (event) => {
      this.onKey(event);
    });
    list.addEventListener('focusin', (event) => {
      this.enterAt(this.buttons().indexOf(event.target as HTMLButtonElement));
    });
  }

  /** There are others: one of them has to be where the tabulator leads to. */
  changed(): void {
    if (!this.buttons().some((each) => each.tabIndex === 0)) this.enterAt(0);
  }

  /** Whether there is one that the keyboard could go to. */
  focus(): boolean {
    const entrance = this.buttons().find((each) => each.tabIndex === 0);
    entrance?.focus();
    return entrance !== undefined;
  }

  private onKey(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    const buttons = this.buttons();
    if (step === undefined || buttons.length === 0) return;
    event.preventDefault();
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[Math.max(0, Math.min(buttons.length - 1, at + step))].focus();
  }

  private enterAt(index: number): void {
    this.buttons().forEach((each, i) => {
      each.tabIndex = i === index ? 0 : -1;
    });
  }

  private buttons(): HTMLButtonElement[] {
    return [...this.list.querySelectorAll('button')];
  }
}
