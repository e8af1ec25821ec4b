/** The window's copy of what main last said. It is replaced whole; a late older snapshot is dropped. */
export class Mirror<Snapshot extends { readonly rev: number }> {
  current = $state.raw<Snapshot | null>(null);

  accept(snapshot: Snapshot): void {
    if (this.current && snapshot.rev < this.current.rev) return;
    this.current = snapshot;
  }
}
