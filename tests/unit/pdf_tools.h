// The outside judges of a PDF: poppler and qpdf.
#pragma once

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <sstream>
#include <string>
#include <vector>

#include "engine/system/files.h"
#include "tests/unit/firm.h"

namespace kontor {

struct ToolAnswer {
  std::string output;
  int status = -1;
};

inline ToolAnswer run_tool(const std::string& command) {
  ToolAnswer answer;
  FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return answer;
  std::array<char, 4096> buffer{};
  for (std::size_t size = 0; (size = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    answer.output.append(buffer.data(), size);
  answer.status = WEXITSTATUS(::pclose(pipe));
  return answer;
}

// One PDF in a folder of its own, and what the tools say about it.
class JudgedPdf {
 public:
  explicit JudgedPdf(const std::string& bytes) { write_file(path(), bytes); }

  ToolAnswer check() const { return run_tool("qpdf --check " + path()); }
  std::string text() const { return run_tool("pdftotext -layout " + path() + " -").output; }
  std::string text_of_page(int page) const {
    const std::string number = std::to_string(page);
    return run_tool("pdftotext -layout -f " + number + " -l " + number + " " + path() + " -").output;
  }
  // With its streams unpacked.
  std::string syntax() const { return run_tool("qpdf --qdf " + path() + " -").output; }
  std::string fonts() const { return run_tool("pdffonts " + path()).output; }
  std::string attachments() const { return run_tool("pdfdetach -list " + path()).output; }
  std::string attachment() const {
    const std::string out = folder_.file("attached");
    const ToolAnswer answer = run_tool("pdfdetach -save 1 -o " + out + " " + path());
    return answer.status == 0 ? read_file(out) : answer.output;
  }
  std::string tags() const { return run_tool("pdfinfo -struct-text " + path()).output; }
  int pages() const {
    const std::string facts = run_tool("pdfinfo " + path()).output;
    const std::size_t at = facts.find("Pages:");
    return at == std::string::npos ? 0 : std::stoi(facts.substr(at + 6));
  }

  struct Word {
    int page;
    double left, top, right, bottom;
    std::string text;
  };
  std::vector<Word> words() const {
    std::vector<Word> all;
    std::istringstream lines(run_tool("pdftotext -bbox " + path() + " -").output);
    int page = 0;
    for (std::string line; std::getline(lines, line);) {
      if (line.find("<page ") != std::string::npos) ++page;
      Word word{page, 0, 0, 0, 0, ""};
      std::array<char, 512> text{};
      if (std::sscanf(line.c_str(), " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\">%511[^<]", &word.left,
                      &word.top, &word.right, &word.bottom, text.data()) == 5) {
        word.text = text.data();
        all.push_back(word);
      }
    }
    return all;
  }
  // "a | b" for every two words that stand on each other. Boxes of the tool hold ascenders and descenders of the whole
  // font, so lines may touch by a fifth.
  std::vector<std::string> overlaps() const {
    std::vector<std::string> found;
    const std::vector<Word> all = words();
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::size_t j = i + 1; j < all.size() && all[j].page == all[i].page; ++j) {
        const Word& a = all[i];
        const Word& b = all[j];
        const double wide = std::min(a.right, b.right) - std::max(a.left, b.left);
        const double high = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
        const double height = std::min(a.bottom - a.top, b.bottom - b.top);
        if (wide > 0.5 && high > height / 5) found.push_back(a.text + " | " + b.text);
      }
    return found;
  }

 private:
  std::string path() const { return folder_.file("document.pdf"); }

  TemporaryFolder folder_;
};

}  // namespace kontor
