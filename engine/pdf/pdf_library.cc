#include "engine/pdf/pdf_library.h"

#include "engine/system/library.h"

namespace kontor {

const PdfLibrary& pdf_library() {
  using Entrance = const PdfLibrary* (*)();
  static const Entrance entrance = reinterpret_cast<Entrance>(symbol_of_library("kontor-pdf.so", "kontor_pdf"));
  return *entrance();
}

}  // namespace kontor
