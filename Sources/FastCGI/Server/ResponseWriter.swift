import CGI
import Exchange
import HTTPTypes
import NIOCore

/// Sends the answer to one request.
struct ResponseWriter: Sendable {
    let connection: NIOLoopBound<ConnectionHandler>
    let key: RequestKey

    /// Sends the CGI document response (RFC 3875 §6.2.1), portion after portion: the next one only when the one before
    /// it is off, so that a slow web server makes a handler wait and not the memory grow.
    /// - Returns: what is left to do on the event loop: to send the last portion, or to give the request up.
    func send(_ response: Response, for method: HTTPRequest.Method) async -> @Sendable () -> Void {
        guard method != .head else { return finish(response.cgiHead[...]) }
        switch response.body {
        case .bytes(let bytes):
            return await send((response.cgiHead + bytes)[...])
        case .stream(let length, let next):
            guard await write(response.cgiHead[...]) else { return {} }
            return await send(length, next)
        }
    }

    private func send(_ bytes: ArraySlice<UInt8>) async -> @Sendable () -> Void {
        var rest = bytes
        while rest.count > Record.streamContent {
            guard await write(rest.prefix(Record.streamContent)) else { return {} }
            rest = rest.dropFirst(Record.streamContent)
        }
        return finish(rest)
    }

    private func send(_ length: Int, _ next: () -> [UInt8]) async -> @Sendable () -> Void {
        var rest = length
        while rest > 0 {
            let bytes = next()
            guard !bytes.isEmpty else { return { connection.value.abandon(key) } }
            guard await write(bytes[...]) else { return {} }
            rest -= bytes.count
        }
        return finish([])
    }

    /// False when nobody wants any more of the answer.
    private func write(_ content: ArraySlice<UInt8>) async -> Bool {
        let isSent = try? await connection.eventLoop.flatSubmit { connection.value.write(key, content) }.get()
        return isSent ?? false
    }

    private func finish(_ content: ArraySlice<UInt8>) -> @Sendable () -> Void {
        { connection.value.finish(key, content) }
    }
}
