import NIOCore

/// Lets a bounded number of handlers run at once, and the others wait in the order in which they came. It belongs to
/// one event loop.
final class HandlerSlots {
    /// Something that takes its time on any thread. What it returns is done on the event loop, with the slot's release: one
    /// way there and not two.
    typealias Work = @Sendable () async -> @Sendable () -> Void

    private struct Waiting {
        let isWanted: () -> Bool
        let work: Work
    }

    private let limit: Int
    private let eventLoop: any EventLoop
    private var waiting = CircularBuffer<Waiting>()
    private var tasks: [Int: Task<Void, Never>] = [:]
    private var started = 0
    private let onIdle: () -> Void

    /// - Parameter onIdle: called when the last one has ended.
    init(limit: Int, eventLoop: any EventLoop, onIdle: @escaping () -> Void) {
        self.limit = limit
        self.eventLoop = eventLoop
        self.onIdle = onIdle
    }

    var isIdle: Bool { tasks.isEmpty && waiting.isEmpty }

    /// Runs the work when there is a slot.
    /// - Parameter isWanted: asked just before; nobody needs the answer of a request that was aborted while it waited.
    func run(isWanted: @escaping () -> Bool, _ work: @escaping Work) {
        waiting.append(Waiting(isWanted: isWanted, work: work))
        fill()
    }

    /// Asks what runs to end soon, and forgets what waits.
    func cancel() {
        waiting.removeAll()
        for task in tasks.values { task.cancel() }
    }

    private func fill() {
        while tasks.count < limit, let next = waiting.popFirst() {
            guard next.isWanted() else { continue }
            let number = started
            started += 1
            let slots = NIOLoopBound(self, eventLoop: eventLoop)
            tasks[number] = Task { [work = next.work] in
                let last = await work()
                slots.eventLoop.execute {
                    last()
                    slots.value.ended(number)
                }
            }
        }
        if isIdle { onIdle() }
    }

    private func ended(_ number: Int) {
        tasks[number] = nil
        fill()
    }
}
