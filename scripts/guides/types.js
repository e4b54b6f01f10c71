// The types of `npm run guides`: a blog engine, and the site made with it.

/**
 * An installed engine.
 * @typedef {object} Tool
 * @property {string} version
 * @property {string} command the program, or for npm packages the folder that holds node_modules
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
 * A page to open. `how` names it in messages. In a `frame` all six strategies must run.
 * @typedef {object} Post
 * @property {string} how
 * @property {string} url
 * @property {boolean} [frame]
 */

/**
 * A site that is being served.
 * @typedef {object} Blog
 * @property {Post[]} posts
 * @property {string} [feed] address of the feed
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
