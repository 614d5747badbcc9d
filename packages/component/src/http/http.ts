/**
 * Node's plain HTTP. An `import` of `node:http` reads all of its exports, `WebSocket` among them, and with that loads the
 * whole of fetch: 7 MB in every process, for nothing. Asked for like this, they stay unread.
 */
export const http = process.getBuiltinModule("node:http");
