// What an engine of the guides is to the script that tries them.

/**
 * A Tool is an engine that is installed.
 * @typedef {object} Tool
 * @property {string} version as the table shows it
 * @property {string} command the program, or for npm packages the folder that holds node_modules
 */

/**
 * A Place is where a site is made.
 * @typedef {object} Place
 * @property {string} dir an empty folder, with the snippets of the guide written into it
 * @property {Map<string, string>} snippets
 * @property {Tool} tool
 * @property {string} host address of a host with headers, which stands for the made-up one in other guides
 */

/**
 * A Post is a page to open. `how` names it in messages; in a `frame` all six strategies have to run.
 * @typedef {object} Post
 * @property {string} how
 * @property {string} url
 * @property {boolean} [frame]
 */

/**
 * A Blog is a site that is being served.
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
 * @property {string} [feed] what the table says where a trial reads no feed
 * @property {string} install the command that installs it
 * @property {() => Promise<Tool[]>} find what is installed, none if nothing
 * @property {(place: Place) => Promise<Blog>} make
 */

export {};
