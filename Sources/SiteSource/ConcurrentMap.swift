import Dispatch
import Synchronization

extension Array where Element: Sendable {
    /// What becomes of each element, in their order, made on all of the machine's processors.
    package func concurrentMap<Output: Sendable>(_ transform: @Sendable (Element) -> Output) -> [Output] {
        let made = Mutex([Output?](repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { index in
            let output = transform(self[index])
            made.withLock { $0[index] = output }
        }
        return made.withLock { $0.compactMap { $0 } }
    }
}
