/** "1 unit", "5 units": counts as people read them. */
export function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}

/** "modifier GX", "modifiers GX, GY": a list behind the word for what it lists. */
export function listed(names: readonly string[], one: string, several: string): string {
  return `${names.length === 1 ? one : several} ${names.join(', ')}`;
}
