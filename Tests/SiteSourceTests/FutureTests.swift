import Dispatch
import Synchronization
import Testing

@testable import SiteSource

@Suite("A future")
struct FutureTests {
    @Test("is made once, whoever asks")
    func once() {
        let count = Mutex(0)
        let future = Future {
            count.withLock { count in
                count += 1
                return count
            }
        }
        let values = Array(0..<100).concurrentMap { _ in future.value }
        #expect(values == [Int](repeating: 1, count: 100))
        #expect(count.withLock { $0 } == 1)
    }

    @Test("is there for those who wait on every thread of the pool")
    func crowded() {
        // More waiting threads than processors: none is left that could make it.
        let values = Array(0..<1_000).concurrentMap { number in Future { number }.value }
        #expect(values == Array(0..<1_000))
    }

    @Test("that is not waited for is made all the same")
    func forgotten() {
        let made = DispatchSemaphore(value: 0)
        _ = Future { made.signal() }
        #expect(made.wait(timeout: .now() + 10) == .success)
    }
}
