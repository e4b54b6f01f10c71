// A loader like babel with polyfills by use: it makes every file import another file.
module.exports = (code) => `import 'polyfill';\n${code}`;
