#include "engine/system/confined.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

#include "engine/base/refusal.h"
#include "engine/system/descriptor.h"
#include "engine/system/environment.h"
#include "engine/system/reason.h"

namespace kontor {

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kLimitsMemory = false;  // its shadow memory is larger than any limit
#else
constexpr bool kLimitsMemory = true;
#endif
constexpr std::int64_t kMillisecondsPerSecond = 1000;
constexpr char kDone = 'd';

void limit(__rlimit_resource what, rlim_t value) {
  const rlimit both{value, value};
  setrlimit(what, &both);
}

// Never returns: no destructor of this copy may run, they belong to the parent.
[[noreturn]] void work_as_child(int out, const std::function<std::string()>& work, const Confinement& limits) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (kLimitsMemory) limit(RLIMIT_AS, limits.memory);
  limit(RLIMIT_CPU, limits.seconds);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  for (const int signal_number : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL}) signal(signal_number, SIG_DFL);
  try {
    const std::string answer = work();
    const bool told =
        answer.size() <= limits.answer && write_all(out, answer) && write_all(out, std::string_view(&kDone, 1));
    _exit(told ? 0 : 1);
  } catch (...) {
    _exit(1);
  }
}

// All the child writes, until it ends, is too slow or writes too much.
std::string listen(int in, const Confinement& limits) {
  std::string heard;
  char piece[65536];
  const std::int64_t end = milliseconds_running() + kMillisecondsPerSecond * limits.seconds;
  while (heard.size() <= limits.answer + 1) {
    const std::int64_t left = end - milliseconds_running();
    pollfd waiting{in, POLLIN, 0};
    if (left <= 0 || poll(&waiting, 1, static_cast<int>(left)) == 0) return "";
    const ssize_t size = read(in, piece, sizeof piece);
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return heard;
    heard.append(piece, static_cast<std::size_t>(size));
  }
  return "";
}

}  // namespace

std::optional<std::string> run_confined(const std::function<std::string()>& work, const Confinement& limits) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) refuse(Fault::file_unreadable, "pipe", {}, {reason_of(errno)});
  const pid_t child = fork();
  if (child < 0) {
    const int number = errno;
    close(ends[0]);
    close(ends[1]);
    refuse(Fault::file_unreadable, "fork", {}, {reason_of(number)});
  }
  if (child == 0) work_as_child(ends[1], work, limits);
  close(ends[1]);
  std::string heard = listen(ends[0], limits);
  close(ends[0]);
  kill(child, SIGKILL);
  while (waitpid(child, nullptr, 0) < 0 && errno == EINTR) continue;
  if (!heard.ends_with(kDone)) return std::nullopt;
  heard.pop_back();
  return heard;
}

}  // namespace kontor
