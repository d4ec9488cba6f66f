#include "engine/pdf/pdf_file.h"

#include <libdeflate.h>
#include <podofo/podofo.h>

#include "engine/base/ensure.h"

namespace kontor {

namespace {

// PoDoFo's error is no std::exception. It is given only what this room has made, so an error is our own bug.
template <typename Act>
auto guarded(Act act) {
  try {
    return act();
  } catch (const PoDoFo::PdfError& error) {
    fail_ensure(PoDoFo::PdfError::ErrorName(error.GetError()), __FILE__, __LINE__);
  }
}

PoDoFo::PdfVariant verbatim(std::string_view value) {
  return PoDoFo::PdfVariant(PoDoFo::PdfData(value.data(), value.size()));
}

PoDoFo::PdfDictionary dictionary_of(const PdfKeys& keys) {
  PoDoFo::PdfDictionary dictionary;
  for (const auto& [key, value] : keys) dictionary.AddKey(key.substr(1), PoDoFo::PdfObject(verbatim(value)));
  return dictionary;
}

}  // namespace

std::string deflated(std::string_view bytes) {
  constexpr int kLevel = 6;
  struct Compressor {
    libdeflate_compressor* state = libdeflate_alloc_compressor(kLevel);
    ~Compressor() { libdeflate_free_compressor(state); }
  };
  thread_local const Compressor compressor;
  std::string packed(libdeflate_zlib_compress_bound(compressor.state, bytes.size()), '\0');
  const std::size_t size =
      libdeflate_zlib_compress(compressor.state, bytes.data(), bytes.size(), packed.data(), packed.size());
  ensure(size > 0, "deflated bytes fit into the bound");
  packed.resize(size);
  return packed;
}

struct PdfFile::Objects {
  PoDoFo::PdfVecObjects all;
  std::vector<PoDoFo::PdfObject*> by_number{nullptr};

  int add(const PoDoFo::PdfVariant& value) {
    PoDoFo::PdfObject* object = all.CreateObject(value);
    ensure(object->Reference().ObjectNumber() == by_number.size(), "object numbers run without gaps");
    by_number.push_back(object);
    return static_cast<int>(by_number.size()) - 1;
  }
};

PdfFile::PdfFile() : objects_(std::make_unique<Objects>()) {
  PoDoFo::PdfError::EnableDebug(false);
  PoDoFo::PdfError::EnableLogging(false);
  objects_->all.SetAutoDelete(true);
}

PdfFile::~PdfFile() = default;

int PdfFile::add(std::string_view value) {
  return guarded([&] { return objects_->add(verbatim(value)); });
}

int PdfFile::reserve() { return add("null"); }

void PdfFile::set(int object, std::string_view value) {
  // The value alone: assigning a PdfObject would take its number away.
  PoDoFo::PdfVariant& old = *objects_->by_number.at(static_cast<std::size_t>(object));
  guarded([&] { old = verbatim(value); });
}

int PdfFile::add_dictionary(const PdfKeys& keys) {
  return guarded([&] { return objects_->add(PoDoFo::PdfVariant(dictionary_of(keys))); });
}

int PdfFile::add_stream(const PdfKeys& keys, std::string_view bytes, Packing packing) {
  return guarded([&] {
    PoDoFo::PdfDictionary dictionary = dictionary_of(keys);
    if (packing == Packing::packed) dictionary.AddKey("Filter", PoDoFo::PdfObject(verbatim("/FlateDecode")));
    const int number = objects_->add(PoDoFo::PdfVariant(dictionary));
    PoDoFo::PdfMemoryInputStream input(bytes.data(), static_cast<PoDoFo::pdf_long>(bytes.size()));
    objects_->by_number.back()->GetStream()->SetRawData(&input, static_cast<PoDoFo::pdf_long>(bytes.size()));
    return number;
  });
}

std::string PdfFile::write(Roots roots) {
  return guarded([&] {
    PoDoFo::PdfObject trailer;
    const auto refer = [&](const char* key, int object) {
      trailer.GetDictionary().AddKey(key, objects_->by_number.at(static_cast<std::size_t>(object))->Reference());
    };
    refer("Root", roots.catalog);
    refer("Info", roots.info);
    PoDoFo::PdfWriter writer(&objects_->all, &trailer);
    writer.SetPdfVersion(PoDoFo::ePdfVersion_1_7);
    writer.SetWriteMode(PoDoFo::ePdfWriteMode_Clean);  // the compact form breaks ISO 19005-3, 6.1.9
    PoDoFo::PdfRefCountedBuffer buffer;
    PoDoFo::PdfOutputDevice device(&buffer);
    writer.Write(&device);
    return std::string(buffer.GetBuffer(), device.GetLength());
  });
}

}  // namespace kontor
