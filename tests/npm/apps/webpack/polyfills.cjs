// A loader that does what babel does where polyfills are added by use: it makes every file import another one.
module.exports = (code) => `import 'polyfill';\n${code}`;
