// The types of `npm run guides`: a blog engine, and the site made with it.

/**
 * An installed engine.
 * @typedef {object} Tool
 * @property {string} version
 * @property {string} command the program, or for npm packages the folder that holds node_modules, or a folder of wheels
 */

/**
 * Where a site is made.
 * @typedef {object} Place
 * @property {string} dir an empty folder, with the snippets of the guide written into it
 * @property {Map<string, string>} snippets
 * @property {Tool} tool
 * @property {string} host a host that sends the headers; replaces the example host
 */

/**
 * A page to open. `how` names it in messages. In a `frame`, and in an `isolated` page, all six strategies must run.
 * @typedef {object} Post
 * @property {string} how
 * @property {string} url
 * @property {boolean} [frame]
 * @property {boolean} [isolated]
 * @property {boolean} [isScript] only JavaScript draws the page, so that it has no fallback
 * @property {boolean} [isApp] the page must log no error either, such as a mismatch with what a server rendered
 * @property {(page: import('@playwright/test').Page) => Promise<void>} [open] goes to where the widget is
 * @property {(page: import('@playwright/test').Page) => Promise<void>} [check] looks at the page after the runs
 */

/**
 * A site that is being served.
 * @typedef {object} Blog
 * @property {Post[]} posts
 * @property {string} [feed] address of the feed
 * @property {RegExp} [ownErrors] errors that the engine's pages also have without Racelane
 * @property {() => Promise<void>} close
 */

/**
 * @typedef {object} Engine
 * @property {string} name
 * @property {string} guide the guide's file in docs/guides/
 * @property {string} how what an author writes
 * @property {string} [feed] the table's text where a trial reads no feed
 * @property {string} install the command that installs it
 * @property {() => Promise<Tool[]>} find returns the installed versions
 * @property {(place: Place) => Promise<Blog>} make
 */

export {};
