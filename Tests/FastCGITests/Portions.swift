/// The same numbers in every run, so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// The ways to cut bytes that every decoder has to be indifferent to: not at all, everywhere, and at random.
func portionings(of bytes: [UInt8]) -> [[ArraySlice<UInt8>]] {
    var generator = SeededGenerator(seed: 7)
    let random = (0..<20).map { _ in
        var portions: [ArraySlice<UInt8>] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let longest = Int.random(in: 1...40, using: &generator)
            let length = Int.random(in: 0...min(rest.count, longest), using: &generator)
            portions.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return portions
    }
    return [[bytes[...]], bytes.indices.map { bytes[$0...$0] }] + random
}

/// What comes of bytes, which must not depend on how they are cut.
func outcomes<Value: Equatable, Failure: Error & Equatable>(
    of bytes: [UInt8], _ decode: ([ArraySlice<UInt8>]) throws(Failure) -> Value
) -> [Result<Value, Failure>] {
    portionings(of: bytes).map { portions in
        Result { () throws(Failure) in try decode(portions) }
    }
}
