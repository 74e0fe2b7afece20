/// Makes of a text what FTS5's tokenizer for ASCII cuts at its spaces into the words of the index.
///
/// Each word is there once, because how often an article repeats itself says little and half of the time would go into
/// it. Runs of scripts without spaces come as their overlapping pairs of characters, in order and each time: a phrase of
/// pairs finds any part of a run, a prefix of one character any single one, since the last character follows alone.
struct IndexedText {
    private var scanner = WordScanner(remembers: true)
    private var output: [UInt8] = []
    private var runs: [UInt8] = []
    /// Words of this text by hash: in which text they were met, and where in `output` they are.
    private var table = [Slot](repeating: Slot(), count: 4096)
    private var used = 0
    private var generation: UInt32 = 0

    private struct Slot {
        var generation: UInt32 = 0
        var hash: UInt32 = 0
        var start: UInt32 = 0
        var count: UInt32 = 0
    }

    /// The words of texts that belong together, with a space between any two.
    mutating func words(of texts: [String]) -> String {
        output.removeAll(keepingCapacity: true)
        runs.removeAll(keepingCapacity: true)
        generation &+= 1
        used = 0
        for text in texts {
            var scanner = scanner
            self.scanner = WordScanner()
            text.withUTF8Bytes { bytes in
                scanner.scan(bytes) { word, folded, hash in
                    if word.isRun {
                        addRun(folded)
                    } else {
                        addWord(folded, hash)
                    }
                    return true
                }
            }
            self.scanner = scanner
        }
        return String(decoding: output + runs, as: UTF8.self)
    }

    private mutating func addWord(_ word: [UInt8], _ hash: UInt32) {
        var index = Int(hash) & (table.count - 1)
        while table[index].generation == generation {
            let slot = table[index]
            if slot.hash == hash, Int(slot.count) == word.count,
                output[Int(slot.start)..<Int(slot.start + slot.count)].elementsEqual(word)
            {
                return
            }
            index = (index + 1) & (table.count - 1)
        }
        table[index] = Slot(
            generation: generation, hash: hash, start: UInt32(output.count), count: UInt32(word.count))
        output += word
        output.append(UInt8(ascii: " "))
        used += 1
        if used * 2 > table.count { grow() }
    }

    private mutating func grow() {
        let old = table
        table = [Slot](repeating: Slot(), count: old.count * 2)
        for slot in old where slot.generation == generation {
            var index = Int(slot.hash) & (table.count - 1)
            while table[index].generation == generation { index = (index + 1) & (table.count - 1) }
            table[index] = slot
        }
    }

    private mutating func addRun(_ run: [UInt8]) {
        var previous: ArraySlice<UInt8> = []
        for character in Run.characters(of: run) {
            if !previous.isEmpty {
                runs += previous
                runs += character
                runs.append(UInt8(ascii: " "))
            }
            previous = character
        }
        runs += previous
        runs.append(UInt8(ascii: " "))
    }
}

/// A run of a script that writes no spaces between words.
enum Run {
    /// The UTF-8 of each of its code points.
    static func characters(of run: [UInt8]) -> [ArraySlice<UInt8>] {
        var characters: [ArraySlice<UInt8>] = []
        var start = 0
        for index in run.indices.dropFirst() where run[index] & 0xC0 != 0x80 {
            characters.append(run[start..<index])
            start = index
        }
        if !run.isEmpty { characters.append(run[start...]) }
        return characters
    }
}
