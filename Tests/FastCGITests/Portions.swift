import SeededGenerator

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
