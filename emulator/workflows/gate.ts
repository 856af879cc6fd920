// Lets a few in at once; the others wait in the order of their coming.

export class Gate {
  private readonly waiting: (() => void)[] = [];
  private inside = 0;

  constructor(private readonly most: number) {}

  /** Resolves with what is to be called when leaving. */
  async enter(): Promise<() => void> {
    if (this.inside >= this.most) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.inside += 1;
    return () => {
      const next = this.waiting.shift();
      if (next) next();
      else this.inside -= 1;
    };
  }
}
