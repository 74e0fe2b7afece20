import Foundation
import Synchronization

/// Runs `body` on threads of its own, all at the same time, and waits for them.
/// - Returns: what each gave, by its index.
func onThreads<Value: Sendable>(
    _ count: Int, _ body: @escaping @Sendable (Int) throws -> Value
) throws -> [Value] {
    let results = Mutex<[Int: Result<Value, any Error>]>([:])
    let group = DispatchGroup()
    let start = DispatchSemaphore(value: 0)
    for index in 0..<count {
        group.enter()
        let thread = Thread {
            start.wait()
            let result = Result { try body(index) }
            results.withLock { $0[index] = result }
            group.leave()
        }
        thread.stackSize = 8 << 20
        thread.start()
    }
    for _ in 0..<count { start.signal() }
    group.wait()
    return try results.withLock { results in try (0..<count).compactMap { try results[$0]?.get() } }
}

/// Runs `body` on a thread of its own, which may become another user or have its own umask and mounts: on Linux these
/// belong to a thread, and end with it.
func onOwnThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) throws -> Value {
    try onThreads(1) { _ in try body() }[0]
}
