// @ts-nocheck
// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

export const validate = validate21;
const schema32 = {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"allow_unsafe_filter":{"type":"boolean"},"architecture":{"type":"string"},"arn":{"type":"string"},"block_device_mappings":{"type":"array","items":{"type":"object","properties":{"device_name":{"type":"string"},"ebs":{"type":"object","additionalProperties":{"type":"string"}},"no_device":{"type":"string"},"virtual_name":{"type":"string"}},"additionalProperties":false}},"boot_mode":{"type":"string"},"creation_date":{"type":"string"},"deprecation_time":{"type":"string"},"description":{"type":"string"},"ena_support":{"type":"boolean"},"executable_users":{"type":"array","items":{"type":"string"}},"hypervisor":{"type":"string"},"id":{"type":"string"},"image_id":{"type":"string"},"image_location":{"type":"string"},"image_owner_alias":{"type":"string"},"image_type":{"type":"string"},"imds_support":{"type":"string"},"include_deprecated":{"type":"boolean"},"kernel_id":{"type":"string"},"last_launched_time":{"type":"string"},"most_recent":{"type":"boolean"},"name":{"type":"string"},"name_regex":{"type":"string"},"owner_id":{"type":"string"},"owners":{"type":"array","items":{"type":"string"}},"platform":{"type":"string"},"platform_details":{"type":"string"},"product_codes":{"type":"array","items":{"type":"object","properties":{"product_code_id":{"type":"string"},"product_code_type":{"type":"string"}},"additionalProperties":false}},"public":{"type":"boolean"},"ramdisk_id":{"type":"string"},"region":{"type":"string"},"root_device_name":{"type":"string"},"root_device_type":{"type":"string"},"root_snapshot_id":{"type":"string"},"sriov_net_support":{"type":"string"},"state":{"type":"string"},"state_reason":{"type":"object","additionalProperties":{"type":"string"}},"tags":{"type":"object","additionalProperties":{"type":"string"}},"tpm_support":{"type":"string"},"uefi_data":{"type":"string"},"usage_operation":{"type":"string"},"virtualization_type":{"type":"string"},"filter":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"},"values":{"type":"array","items":{"type":"string"}}},"required":["name","values"],"additionalProperties":false}},"timeouts":{"type":"object","properties":{"read":{"type":"string"}},"additionalProperties":false}},"additionalProperties":false};
const func1 = Object.prototype.hasOwnProperty;
function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func1.call(schema32.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.allow_unsafe_filter !== undefined){
if(typeof data.allow_unsafe_filter !== "boolean"){
const err1 = {instancePath:instancePath+"/allow_unsafe_filter",schemaPath:"#/properties/allow_unsafe_filter/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.architecture !== undefined){
if(typeof data.architecture !== "string"){
const err2 = {instancePath:instancePath+"/architecture",schemaPath:"#/properties/architecture/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.arn !== undefined){
if(typeof data.arn !== "string"){
const err3 = {instancePath:instancePath+"/arn",schemaPath:"#/properties/arn/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.block_device_mappings !== undefined){
let data3 = data.block_device_mappings;
if(Array.isArray(data3)){
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key1 in data4){
if(!((((key1 === "device_name") || (key1 === "ebs")) || (key1 === "no_device")) || (key1 === "virtual_name"))){
const err4 = {instancePath:instancePath+"/block_device_mappings/" + i0,schemaPath:"#/properties/block_device_mappings/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data4.device_name !== undefined){
if(typeof data4.device_name !== "string"){
const err5 = {instancePath:instancePath+"/block_device_mappings/" + i0+"/device_name",schemaPath:"#/properties/block_device_mappings/items/properties/device_name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data4.ebs !== undefined){
let data6 = data4.ebs;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key2 in data6){
if(typeof data6[key2] !== "string"){
const err6 = {instancePath:instancePath+"/block_device_mappings/" + i0+"/ebs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/block_device_mappings/items/properties/ebs/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/block_device_mappings/" + i0+"/ebs",schemaPath:"#/properties/block_device_mappings/items/properties/ebs/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data4.no_device !== undefined){
if(typeof data4.no_device !== "string"){
const err8 = {instancePath:instancePath+"/block_device_mappings/" + i0+"/no_device",schemaPath:"#/properties/block_device_mappings/items/properties/no_device/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data4.virtual_name !== undefined){
if(typeof data4.virtual_name !== "string"){
const err9 = {instancePath:instancePath+"/block_device_mappings/" + i0+"/virtual_name",schemaPath:"#/properties/block_device_mappings/items/properties/virtual_name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/block_device_mappings/" + i0,schemaPath:"#/properties/block_device_mappings/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/block_device_mappings",schemaPath:"#/properties/block_device_mappings/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.boot_mode !== undefined){
if(typeof data.boot_mode !== "string"){
const err12 = {instancePath:instancePath+"/boot_mode",schemaPath:"#/properties/boot_mode/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.creation_date !== undefined){
if(typeof data.creation_date !== "string"){
const err13 = {instancePath:instancePath+"/creation_date",schemaPath:"#/properties/creation_date/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.deprecation_time !== undefined){
if(typeof data.deprecation_time !== "string"){
const err14 = {instancePath:instancePath+"/deprecation_time",schemaPath:"#/properties/deprecation_time/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.description !== undefined){
if(typeof data.description !== "string"){
const err15 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.ena_support !== undefined){
if(typeof data.ena_support !== "boolean"){
const err16 = {instancePath:instancePath+"/ena_support",schemaPath:"#/properties/ena_support/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.executable_users !== undefined){
let data15 = data.executable_users;
if(Array.isArray(data15)){
const len1 = data15.length;
for(let i1=0; i1<len1; i1++){
if(typeof data15[i1] !== "string"){
const err17 = {instancePath:instancePath+"/executable_users/" + i1,schemaPath:"#/properties/executable_users/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/executable_users",schemaPath:"#/properties/executable_users/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.hypervisor !== undefined){
if(typeof data.hypervisor !== "string"){
const err19 = {instancePath:instancePath+"/hypervisor",schemaPath:"#/properties/hypervisor/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.id !== undefined){
if(typeof data.id !== "string"){
const err20 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.image_id !== undefined){
if(typeof data.image_id !== "string"){
const err21 = {instancePath:instancePath+"/image_id",schemaPath:"#/properties/image_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.image_location !== undefined){
if(typeof data.image_location !== "string"){
const err22 = {instancePath:instancePath+"/image_location",schemaPath:"#/properties/image_location/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.image_owner_alias !== undefined){
if(typeof data.image_owner_alias !== "string"){
const err23 = {instancePath:instancePath+"/image_owner_alias",schemaPath:"#/properties/image_owner_alias/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.image_type !== undefined){
if(typeof data.image_type !== "string"){
const err24 = {instancePath:instancePath+"/image_type",schemaPath:"#/properties/image_type/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.imds_support !== undefined){
if(typeof data.imds_support !== "string"){
const err25 = {instancePath:instancePath+"/imds_support",schemaPath:"#/properties/imds_support/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.include_deprecated !== undefined){
if(typeof data.include_deprecated !== "boolean"){
const err26 = {instancePath:instancePath+"/include_deprecated",schemaPath:"#/properties/include_deprecated/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.kernel_id !== undefined){
if(typeof data.kernel_id !== "string"){
const err27 = {instancePath:instancePath+"/kernel_id",schemaPath:"#/properties/kernel_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.last_launched_time !== undefined){
if(typeof data.last_launched_time !== "string"){
const err28 = {instancePath:instancePath+"/last_launched_time",schemaPath:"#/properties/last_launched_time/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.most_recent !== undefined){
if(typeof data.most_recent !== "boolean"){
const err29 = {instancePath:instancePath+"/most_recent",schemaPath:"#/properties/most_recent/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.name !== undefined){
if(typeof data.name !== "string"){
const err30 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.name_regex !== undefined){
if(typeof data.name_regex !== "string"){
const err31 = {instancePath:instancePath+"/name_regex",schemaPath:"#/properties/name_regex/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.owner_id !== undefined){
if(typeof data.owner_id !== "string"){
const err32 = {instancePath:instancePath+"/owner_id",schemaPath:"#/properties/owner_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.owners !== undefined){
let data31 = data.owners;
if(Array.isArray(data31)){
const len2 = data31.length;
for(let i2=0; i2<len2; i2++){
if(typeof data31[i2] !== "string"){
const err33 = {instancePath:instancePath+"/owners/" + i2,schemaPath:"#/properties/owners/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath:instancePath+"/owners",schemaPath:"#/properties/owners/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.platform !== undefined){
if(typeof data.platform !== "string"){
const err35 = {instancePath:instancePath+"/platform",schemaPath:"#/properties/platform/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.platform_details !== undefined){
if(typeof data.platform_details !== "string"){
const err36 = {instancePath:instancePath+"/platform_details",schemaPath:"#/properties/platform_details/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.product_codes !== undefined){
let data35 = data.product_codes;
if(Array.isArray(data35)){
const len3 = data35.length;
for(let i3=0; i3<len3; i3++){
let data36 = data35[i3];
if(data36 && typeof data36 == "object" && !Array.isArray(data36)){
for(const key3 in data36){
if(!((key3 === "product_code_id") || (key3 === "product_code_type"))){
const err37 = {instancePath:instancePath+"/product_codes/" + i3,schemaPath:"#/properties/product_codes/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data36.product_code_id !== undefined){
if(typeof data36.product_code_id !== "string"){
const err38 = {instancePath:instancePath+"/product_codes/" + i3+"/product_code_id",schemaPath:"#/properties/product_codes/items/properties/product_code_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data36.product_code_type !== undefined){
if(typeof data36.product_code_type !== "string"){
const err39 = {instancePath:instancePath+"/product_codes/" + i3+"/product_code_type",schemaPath:"#/properties/product_codes/items/properties/product_code_type/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath:instancePath+"/product_codes/" + i3,schemaPath:"#/properties/product_codes/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
else {
const err41 = {instancePath:instancePath+"/product_codes",schemaPath:"#/properties/product_codes/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data.public !== undefined){
if(typeof data.public !== "boolean"){
const err42 = {instancePath:instancePath+"/public",schemaPath:"#/properties/public/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data.ramdisk_id !== undefined){
if(typeof data.ramdisk_id !== "string"){
const err43 = {instancePath:instancePath+"/ramdisk_id",schemaPath:"#/properties/ramdisk_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data.region !== undefined){
if(typeof data.region !== "string"){
const err44 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data.root_device_name !== undefined){
if(typeof data.root_device_name !== "string"){
const err45 = {instancePath:instancePath+"/root_device_name",schemaPath:"#/properties/root_device_name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data.root_device_type !== undefined){
if(typeof data.root_device_type !== "string"){
const err46 = {instancePath:instancePath+"/root_device_type",schemaPath:"#/properties/root_device_type/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data.root_snapshot_id !== undefined){
if(typeof data.root_snapshot_id !== "string"){
const err47 = {instancePath:instancePath+"/root_snapshot_id",schemaPath:"#/properties/root_snapshot_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data.sriov_net_support !== undefined){
if(typeof data.sriov_net_support !== "string"){
const err48 = {instancePath:instancePath+"/sriov_net_support",schemaPath:"#/properties/sriov_net_support/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data.state !== undefined){
if(typeof data.state !== "string"){
const err49 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data.state_reason !== undefined){
let data47 = data.state_reason;
if(data47 && typeof data47 == "object" && !Array.isArray(data47)){
for(const key4 in data47){
if(typeof data47[key4] !== "string"){
const err50 = {instancePath:instancePath+"/state_reason/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/state_reason/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
else {
const err51 = {instancePath:instancePath+"/state_reason",schemaPath:"#/properties/state_reason/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data.tags !== undefined){
let data49 = data.tags;
if(data49 && typeof data49 == "object" && !Array.isArray(data49)){
for(const key5 in data49){
if(typeof data49[key5] !== "string"){
const err52 = {instancePath:instancePath+"/tags/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/tags/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data.tpm_support !== undefined){
if(typeof data.tpm_support !== "string"){
const err54 = {instancePath:instancePath+"/tpm_support",schemaPath:"#/properties/tpm_support/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data.uefi_data !== undefined){
if(typeof data.uefi_data !== "string"){
const err55 = {instancePath:instancePath+"/uefi_data",schemaPath:"#/properties/uefi_data/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data.usage_operation !== undefined){
if(typeof data.usage_operation !== "string"){
const err56 = {instancePath:instancePath+"/usage_operation",schemaPath:"#/properties/usage_operation/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data.virtualization_type !== undefined){
if(typeof data.virtualization_type !== "string"){
const err57 = {instancePath:instancePath+"/virtualization_type",schemaPath:"#/properties/virtualization_type/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data.filter !== undefined){
let data55 = data.filter;
if(Array.isArray(data55)){
const len4 = data55.length;
for(let i4=0; i4<len4; i4++){
let data56 = data55[i4];
if(data56 && typeof data56 == "object" && !Array.isArray(data56)){
if(data56.name === undefined){
const err58 = {instancePath:instancePath+"/filter/" + i4,schemaPath:"#/properties/filter/items/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(data56.values === undefined){
const err59 = {instancePath:instancePath+"/filter/" + i4,schemaPath:"#/properties/filter/items/required",keyword:"required",params:{missingProperty: "values"}};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
for(const key6 in data56){
if(!((key6 === "name") || (key6 === "values"))){
const err60 = {instancePath:instancePath+"/filter/" + i4,schemaPath:"#/properties/filter/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6}};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data56.name !== undefined){
if(typeof data56.name !== "string"){
const err61 = {instancePath:instancePath+"/filter/" + i4+"/name",schemaPath:"#/properties/filter/items/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data56.values !== undefined){
let data58 = data56.values;
if(Array.isArray(data58)){
const len5 = data58.length;
for(let i5=0; i5<len5; i5++){
if(typeof data58[i5] !== "string"){
const err62 = {instancePath:instancePath+"/filter/" + i4+"/values/" + i5,schemaPath:"#/properties/filter/items/properties/values/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
}
else {
const err63 = {instancePath:instancePath+"/filter/" + i4+"/values",schemaPath:"#/properties/filter/items/properties/values/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
else {
const err64 = {instancePath:instancePath+"/filter/" + i4,schemaPath:"#/properties/filter/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
else {
const err65 = {instancePath:instancePath+"/filter",schemaPath:"#/properties/filter/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data.timeouts !== undefined){
let data60 = data.timeouts;
if(data60 && typeof data60 == "object" && !Array.isArray(data60)){
for(const key7 in data60){
if(!(key7 === "read")){
const err66 = {instancePath:instancePath+"/timeouts",schemaPath:"#/properties/timeouts/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7}};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data60.read !== undefined){
if(typeof data60.read !== "string"){
const err67 = {instancePath:instancePath+"/timeouts/read",schemaPath:"#/properties/timeouts/properties/read/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
}
else {
const err68 = {instancePath:instancePath+"/timeouts",schemaPath:"#/properties/timeouts/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
}
else {
const err69 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
