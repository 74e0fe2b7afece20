import Exchange
import NIOCore

extension RequestBody {
    /// What a connection receives as FCGI_STDIN of one request.
    init(connection: NIOLoopBound<ConnectionHandler>, key: RequestKey) {
        self.init { () async throws(RequestBodyError) -> [UInt8]? in
            let reading = try? await connection.eventLoop.flatSubmit { connection.value.read(key) }.get()
            switch reading {
            case .bytes(let bytes): return bytes
            case .end: return nil
            case .failed(let error): throw error
            case .wait, nil: throw .unreadable
            }
        }
    }
}
