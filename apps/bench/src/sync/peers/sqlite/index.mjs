// Node's own SQLite under the name of the package that Hocuspocus' extension asks for, which would have to be compiled here.
// What that extension calls, both have alike.
import { DatabaseSync } from 'node:sqlite';

export default class Database extends DatabaseSync {}
