/**
 * Cleans an SVG before it becomes part of the page: only drawing elements and attributes that cannot run or load anything,
 * with ids of their own so that two pictures on one page do not clash. Pictures come from our own server, but a kept run may have been edited.
 */
const DRAWING_ELEMENTS = new Set(
  (
    'svg g defs use symbol title desc metadata path rect circle ellipse line polyline polygon text tspan textPath ' +
    'linearGradient radialGradient stop pattern clipPath mask marker image filter feBlend feColorMatrix feComposite ' +
    'feFlood feGaussianBlur feMerge feMergeNode feOffset feDropShadow feMorphology feTurbulence feDisplacementMap ' +
    'feComponentTransfer feFuncR feFuncG feFuncB feFuncA feDiffuseLighting feSpecularLighting feDistantLight fePointLight'
  ).split(' '),
);

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';
/** Deeper nesting than any drawing has would exhaust the stack of a browser. */
const DEEPEST = 200;

export interface CleanPicture {
  element: SVGSVGElement;
  /** Size in the picture's own units. */
  width: number;
  height: number;
}

/** undefined: not an SVG that can be shown. */
export function cleanSvg(svg: string, idPrefix: string): CleanPicture | undefined {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
  const root = parsed.documentElement;
  if (root.localName !== 'svg' || root.namespaceURI !== SVG_NAMESPACE) return undefined;
  if (parsed.getElementsByTagName('parsererror').length > 0) return undefined;
  cleanElement(root, idPrefix, 0);
  const element = document.importNode(root, true) as Element as SVGSVGElement;
  const { width, height } = sizeOf(element);
  element.setAttribute('viewBox', element.getAttribute('viewBox') ?? `0 0 ${width} ${height}`);
  element.removeAttribute('width');
  element.removeAttribute('height');
  return { element, width, height };
}

function cleanElement(element: Element, prefix: string, depth: number): void {
  for (const attribute of [...element.attributes]) cleanAttribute(element, attribute, prefix);
  for (const child of [...element.children]) {
    const known = child.namespaceURI === SVG_NAMESPACE && DRAWING_ELEMENTS.has(child.localName);
    if (!known || depth >= DEEPEST) child.remove();
    else cleanElement(child, prefix, depth + 1);
  }
}

function cleanAttribute(element: Element, attribute: Attr, prefix: string): void {
  const name = attribute.localName.toLowerCase();
  const value = attribute.value;
  if (name.startsWith('on') || name === 'style' || name === 'class' || name === 'tabindex' || name === 'autofocus') {
    element.removeAttributeNode(attribute);
  } else if (name === 'href') {
    cleanReference(element, attribute, prefix);
  } else if (name === 'id') {
    attribute.value = prefix + value;
  } else if (name === 'aria-labelledby' || name === 'aria-describedby') {
    attribute.value = value
      .split(/\s+/)
      .map((id) => prefix + id)
      .join(' ');
  } else if (/url\s*\(/i.test(value)) {
    const local = value.replace(/url\(\s*(['"]?)#([^'")]+)\1\s*\)/gi, (_whole, _quote, id) => `url(#${prefix}${id})`);
    // What still points somewhere else would be a request to a third party.
    if (/url\s*\((?!#)/i.test(local)) element.removeAttributeNode(attribute);
    else attribute.value = local;
  }
}

function cleanReference(element: Element, attribute: Attr, prefix: string): void {
  const target = attribute.value.trim();
  if (target.startsWith('#')) attribute.value = `#${prefix}${target.slice(1)}`;
  else if (element.localName !== 'image' || !/^data:image\/(png|jpeg|webp|gif);/i.test(target)) {
    element.removeAttributeNode(attribute);
  }
}

function sizeOf(element: Element): { width: number; height: number } {
  const box = (element.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
  const width = box[2] || Number.parseFloat(element.getAttribute('width') ?? '') || 1080;
  const height = box[3] || Number.parseFloat(element.getAttribute('height') ?? '') || 1528;
  return { width, height };
}
