// Which room of www/ may import which: `npm test` refuses a circle, and an arrow that points the wrong way.

const rooms = 'core|engine|workers|verdict|chart|widget|views|frame|site|notebook';

/** Forbids imports from some rooms into others, `import()` included. */
const never = (
  /** @type {string} */ name,
  /** @type {string} */ comment,
  /** @type {string} */ from,
  /** @type {string} */ to,
) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^www/(?:${from})/` },
  to: { path: `^www/(?:${to})/` },
});

export default {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'A circle of imports has no first file to read.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    never(
      'core-knows-nothing-above',
      'The page and its workers share core: it imports nothing above it.',
      'core',
      rooms.replace('core|', ''),
    ),
    never(
      'workers-draw-nothing',
      'A worker has no document: it imports neither the widget nor a view.',
      'workers',
      'widget|views|chart|frame|site|notebook|engine',
    ),
    never(
      'nothing-below-knows-the-widget',
      'The chart kit, the verdict and the engine work without the widget.',
      'chart|verdict|engine',
      'widget|views|frame|site|notebook',
    ),
    {
      name: 'views-come-by-import()',
      comment: 'The widget fetches a view when a reader opens it, from the table of views.',
      severity: 'error',
      from: { path: '^www/widget/' },
      to: { path: '^www/views/', dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|^pkg' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
