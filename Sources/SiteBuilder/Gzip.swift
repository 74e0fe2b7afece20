import CZlib

/// The gzip format (RFC 1952) at the best level, without a name or a time, so that the same bytes give the same bytes.
enum Gzip {
    static func compress(_ bytes: [UInt8]) throws(BuildError) -> [UInt8] {
        var stream = z_stream()
        // 15 bits of window, and 16 for gzip's own head.
        guard
            deflateInit2_(
                &stream, Z_BEST_COMPRESSION, Z_DEFLATED, 31, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { throw BuildError("There is no memory to compress a page. Close other programs and build again.") }
        defer { deflateEnd(&stream) }
        let room = Int(deflateBound(&stream, UInt(bytes.count)))
        var input = bytes
        return [UInt8](unsafeUninitializedCapacity: room) { output, count in
            input.withUnsafeMutableBufferPointer { source in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(room)
                // The room is enough for everything, so that one call ends the stream.
                _ = deflate(&stream, Z_FINISH)
            }
            count = Int(stream.total_out)
        }
    }
}
