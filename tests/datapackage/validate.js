// validate.js FOLDER: reads FOLDER/datapackage.json and every row of every resource with the
// reader of the Frictionless project: profile, types, constraints, primary and foreign keys.
const path = require('path')
const {Package} = require('datapackage')

async function main(folder) {
  const file = path.join(folder, 'datapackage.json')
  const dataPackage = await Package.load(file, {basePath: folder, strict: false})
  const faults = dataPackage.errors.map((error) => `${file}: ${error.message}`)
  for (const resource of dataPackage.resources) {
    try {
      const rows = await resource.read({relations: true})
      const keys = resource.descriptor.schema.foreignKeys || []
      console.log(`${resource.name}: ${rows.length} rows, ${keys.length} foreign keys`)
    } catch (error) {
      const parts = error.multiple ? error.errors : [error]
      parts.forEach((part) => faults.push(`${resource.name}: ${part.message}`))
    }
  }
  faults.forEach((fault) => console.error(fault))
  if (faults.length || !dataPackage.resources.length) process.exit(1)
}

main(process.argv[2]).catch((error) => {
  console.error(error)
  process.exit(1)
})
