import CLibdeflate
import Synchronization

/// The gzip format (RFC 1952), without a name or a time, so that the same bytes give the same bytes.
enum Gzip {
    /// Smaller than zlib at its best; the levels above take half as long again and more, for the last hundredth.
    private static let level: Int32 = 6

    /// What no thread uses now: a new one has to clear some hundred kilobytes.
    private static let idle = Mutex<[Compressor]>([])

    static func compress(_ bytes: [UInt8]) throws(BuildError) -> [UInt8] {
        let compressor: Compressor
        if let idle = idle.withLock({ $0.popLast() }) { compressor = idle } else { compressor = try Compressor(level) }
        defer { idle.withLock { $0.append(compressor) } }
        let room = libdeflate_gzip_compress_bound(compressor.state, bytes.count)
        return [UInt8](unsafeUninitializedCapacity: room) { output, count in
            count = libdeflate_gzip_compress(compressor.state, bytes, bytes.count, output.baseAddress, room)
        }
    }

    /// libdeflate's working memory, which one thread uses at a time.
    private final class Compressor: @unchecked Sendable {
        let state: OpaquePointer

        init(_ level: Int32) throws(BuildError) {
            guard let state = libdeflate_alloc_compressor(level) else {
                throw BuildError("There is no memory to compress a page. Close other programs and build again.")
            }
            self.state = state
        }

        deinit { libdeflate_free_compressor(state) }
    }
}
