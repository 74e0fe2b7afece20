import Dispatch
import Synchronization

/// What another thread makes meanwhile, or the one that asks for it where no other has begun.
///
/// A thread of the pool may thus wait for it: were it the only one, nobody else would come for a second.
package final class Future<Value: Sendable>: Sendable {
    private enum State {
        case waiting(@Sendable () -> Value)
        case begun
        case made(Value)
    }

    private let state: Mutex<State>
    /// Empty once it is made.
    private let work = DispatchGroup()

    /// Lets another thread make it.
    package init(_ make: @escaping @Sendable () -> Value) {
        state = Mutex(.waiting(make))
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

    /// Makes it, unless somebody has begun; what it is made from is not kept.
    private func begin() {
        let make: (@Sendable () -> Value)? = state.withLock { state in
            guard case .waiting(let make) = state else { return nil }
            state = .begun
            return make
        }
        guard let make else { return }
        let value = make()
        state.withLock { $0 = .made(value) }
        work.leave()
    }
}
