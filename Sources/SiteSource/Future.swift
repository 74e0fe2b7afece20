import Dispatch
import Synchronization

/// What another thread makes meanwhile, or the one that asks for it where no other has begun.
///
/// A thread of the pool may thus wait for it: were it the only one, nobody else would come for a second.
package final class Future<Value: Sendable>: Sendable {
    private enum State {
        case waiting
        case begun
        case made(Value)
    }

    private let state = Mutex(State.waiting)
    /// Empty once it is made.
    private let work = DispatchGroup()
    private let make: @Sendable () -> Value

    /// Lets another thread make it.
    package init(_ make: @escaping @Sendable () -> Value) {
        self.make = make
        work.enter()
        DispatchQueue.global().async { [self] in begin() }
    }

    /// Waits until it is made.
    package var value: Value {
        begin()
        work.wait()
        guard case .made(let value) = state.withLock({ $0 }) else {
            preconditionFailure("The group is left only where the value is made.")
        }
        return value
    }

    /// Makes it, unless somebody has begun.
    private func begin() {
        let isFirst = state.withLock { state in
            guard case .waiting = state else { return false }
            state = .begun
            return true
        }
        guard isFirst else { return }
        let value = make()
        state.withLock { $0 = .made(value) }
        work.leave()
    }
}
