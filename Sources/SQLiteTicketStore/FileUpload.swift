import Crypto
import Glibc
import Synchronization
import Tickets

/// A file that is coming in, hashed on its way to disk. Its name below `incoming` goes with it, unless it is finished.
final class FileUpload: Upload {
    private struct State {
        /// nil once the file is finished or given up.
        var descriptor: Int32?
        var hash = SHA256()
        var size = 0
    }

    private let store: FileUploadStore
    private let path: String
    private let limit: Int?
    private let state: Mutex<State>

    init(store: FileUploadStore, descriptor: Int32, path: String, limit: Int?) {
        self.store = store
        self.path = path
        self.limit = limit
        state = Mutex(State(descriptor: descriptor))
    }

    deinit {
        state.withLock { state in
            guard let descriptor = state.descriptor else { return }
            close(descriptor)
            unlink(path)
        }
    }

    func write(_ bytes: ArraySlice<UInt8>) throws(TicketStoreError) {
        try state.withLock { state throws(TicketStoreError) in
            guard let descriptor = state.descriptor else { throw self.store.failure(EBADF) }
            var rest = bytes
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw self.store.failure(count == 0 ? ENOSPC : errno) }
                rest = rest.dropFirst(count)
            }
            bytes.withUnsafeBytes { state.hash.update(bufferPointer: $0) }
            state.size += bytes.count
        }
    }

    func finish() throws(TicketStoreError) -> StoredFile {
        let file = try state.withLock { state throws(TicketStoreError) in
            guard let descriptor = state.descriptor else { throw self.store.failure(EBADF) }
            guard fsync(descriptor) == 0 else { throw self.store.failure(errno) }
            let file = StoredFile(sha256: state.hash.finalize().hexadecimal, size: state.size)
            try self.store.place(self.path, as: file, within: self.limit)
            state.descriptor = nil
            close(descriptor)
            return file
        }
        store.sweepWhereDue()
        return file
    }
}

/// A stored file that is read from its beginning to its end.
final class StoredFileReader: OpenedFile {
    let size: Int
    private let path: String
    private let descriptor: Int32

    init(descriptor: Int32, size: Int, path: String) {
        self.descriptor = descriptor
        self.size = size
        self.path = path
    }

    deinit { close(descriptor) }

    func read(atMost limit: Int) throws(TicketStoreError) -> [UInt8] {
        var result = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            repeat { result = Glibc.read(descriptor, buffer.baseAddress, limit) } while result < 0 && errno == EINTR
            count = max(0, result)
        }
        guard result >= 0 else {
            throw TicketStoreError(.failed, "\(path) cannot be read to its end. Look at the disk.")
        }
        return bytes
    }
}

extension SHA256.Digest {
    /// 64 lower-case digits.
    fileprivate var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
