/**
 * The colour that shows behind an element. The bar at the foot of a phone's screen covers what scrolls below it, and no theme says in one
 * place what it lies on: a section, a style variation or the block itself may have another background than the page.
 */
export function colourBehind(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    if (backgroundImage !== 'none') return 'transparent';
    if (backgroundColor !== 'transparent' && !/, 0\)$/.test(backgroundColor)) return backgroundColor;
  }
  return 'Canvas';
}
