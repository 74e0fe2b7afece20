-- What wrk sends: the form of bench.py, with a number in the last answer, so that no two are the same submission.
local thread_count = 0
local threads = {}

function setup(thread)
  thread:set("id", thread_count)
  thread_count = thread_count + 1
  table.insert(threads, thread)
end

function init(args)
  prefix = args[1] .. "." .. id .. "."
  body = args[2]
  path = args[3]
  sent = 0
  stored = 0
  headers = { ["Content-Type"] = "application/x-www-form-urlencoded" }
end

function request()
  sent = sent + 1
  return wrk.format("POST", path, headers, body .. prefix .. sent)
end

function response(status)
  if status == 303 then stored = stored + 1 end
end

function done(summary, latency)
  local stored = 0
  for _, thread in ipairs(threads) do stored = stored + thread:get("stored") end
  io.write(string.format("RESULT %d %d %d %d\n", stored, summary.duration, latency:percentile(50), latency:percentile(99)))
end
