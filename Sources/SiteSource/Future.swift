import Dispatch
import Synchronization

/// What another thread makes meanwhile.
package final class Future<Value: Sendable>: Sendable {
    private let work = DispatchGroup()
    private let made = Mutex<Value?>(nil)
    private let make: @Sendable () -> Value

    /// Begins to make it.
    package init(_ make: @escaping @Sendable () -> Value) {
        self.make = make
        DispatchQueue.global().async(group: work) { [self] in
            let value = make()
            made.withLock { $0 = value }
        }
    }

    /// Waits until it is made.
    package var value: Value {
        work.wait()
        // It is there by now.
        return made.withLock { $0 } ?? make()
    }
}
