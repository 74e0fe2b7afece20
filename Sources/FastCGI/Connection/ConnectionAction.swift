/// What the owner of a connection has to do, in the order of the list it gets.
package enum ConnectionAction: Sendable, Hashable {
    /// Send these bytes, and call `sent` when they are off.
    case write([UInt8])
    /// Hand the request to a handler: its parameters are whole. `announce` says how long its body is.
    case start(RequestKey, parameters: [String: String])
    /// Whoever waits for this request's body should ask again.
    case wake(RequestKey)
    /// End the sending side; everything is sent, and the web server may still send.
    case closeOutput
    /// Close the connection; everything is sent.
    case close
    /// Close the connection without regard to what is unsent.
    case fail(ProtocolError)
}
