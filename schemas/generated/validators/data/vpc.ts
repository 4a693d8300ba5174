// @ts-nocheck
// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

export const validate = validate21;
const schema32 = {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"arn":{"type":"string"},"cidr_block":{"type":"string"},"cidr_block_associations":{"type":"array","items":{"type":"object","properties":{"association_id":{"type":"string"},"cidr_block":{"type":"string"},"state":{"type":"string"}},"additionalProperties":false}},"default":{"type":"boolean"},"dhcp_options_id":{"type":"string"},"enable_dns_hostnames":{"type":"boolean"},"enable_dns_support":{"type":"boolean"},"enable_network_address_usage_metrics":{"type":"boolean"},"id":{"type":"string"},"instance_tenancy":{"type":"string"},"ipv6_association_id":{"type":"string"},"ipv6_cidr_block":{"type":"string"},"main_route_table_id":{"type":"string"},"owner_id":{"type":"string"},"region":{"type":"string"},"state":{"type":"string"},"tags":{"type":"object","additionalProperties":{"type":"string"}},"filter":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"},"values":{"type":"array","items":{"type":"string"}}},"required":["name","values"],"additionalProperties":false}},"timeouts":{"type":"object","properties":{"read":{"type":"string"}},"additionalProperties":false}},"additionalProperties":false};
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
if(data.arn !== undefined){
if(typeof data.arn !== "string"){
const err1 = {instancePath:instancePath+"/arn",schemaPath:"#/properties/arn/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.cidr_block !== undefined){
if(typeof data.cidr_block !== "string"){
const err2 = {instancePath:instancePath+"/cidr_block",schemaPath:"#/properties/cidr_block/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.cidr_block_associations !== undefined){
let data2 = data.cidr_block_associations;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key1 in data3){
if(!(((key1 === "association_id") || (key1 === "cidr_block")) || (key1 === "state"))){
const err3 = {instancePath:instancePath+"/cidr_block_associations/" + i0,schemaPath:"#/properties/cidr_block_associations/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data3.association_id !== undefined){
if(typeof data3.association_id !== "string"){
const err4 = {instancePath:instancePath+"/cidr_block_associations/" + i0+"/association_id",schemaPath:"#/properties/cidr_block_associations/items/properties/association_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data3.cidr_block !== undefined){
if(typeof data3.cidr_block !== "string"){
const err5 = {instancePath:instancePath+"/cidr_block_associations/" + i0+"/cidr_block",schemaPath:"#/properties/cidr_block_associations/items/properties/cidr_block/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data3.state !== undefined){
if(typeof data3.state !== "string"){
const err6 = {instancePath:instancePath+"/cidr_block_associations/" + i0+"/state",schemaPath:"#/properties/cidr_block_associations/items/properties/state/type",keyword:"type",params:{type: "string"}};
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
const err7 = {instancePath:instancePath+"/cidr_block_associations/" + i0,schemaPath:"#/properties/cidr_block_associations/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/cidr_block_associations",schemaPath:"#/properties/cidr_block_associations/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.default !== undefined){
if(typeof data.default !== "boolean"){
const err9 = {instancePath:instancePath+"/default",schemaPath:"#/properties/default/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.dhcp_options_id !== undefined){
if(typeof data.dhcp_options_id !== "string"){
const err10 = {instancePath:instancePath+"/dhcp_options_id",schemaPath:"#/properties/dhcp_options_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.enable_dns_hostnames !== undefined){
if(typeof data.enable_dns_hostnames !== "boolean"){
const err11 = {instancePath:instancePath+"/enable_dns_hostnames",schemaPath:"#/properties/enable_dns_hostnames/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.enable_dns_support !== undefined){
if(typeof data.enable_dns_support !== "boolean"){
const err12 = {instancePath:instancePath+"/enable_dns_support",schemaPath:"#/properties/enable_dns_support/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.enable_network_address_usage_metrics !== undefined){
if(typeof data.enable_network_address_usage_metrics !== "boolean"){
const err13 = {instancePath:instancePath+"/enable_network_address_usage_metrics",schemaPath:"#/properties/enable_network_address_usage_metrics/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.id !== undefined){
if(typeof data.id !== "string"){
const err14 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.instance_tenancy !== undefined){
if(typeof data.instance_tenancy !== "string"){
const err15 = {instancePath:instancePath+"/instance_tenancy",schemaPath:"#/properties/instance_tenancy/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.ipv6_association_id !== undefined){
if(typeof data.ipv6_association_id !== "string"){
const err16 = {instancePath:instancePath+"/ipv6_association_id",schemaPath:"#/properties/ipv6_association_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.ipv6_cidr_block !== undefined){
if(typeof data.ipv6_cidr_block !== "string"){
const err17 = {instancePath:instancePath+"/ipv6_cidr_block",schemaPath:"#/properties/ipv6_cidr_block/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.main_route_table_id !== undefined){
if(typeof data.main_route_table_id !== "string"){
const err18 = {instancePath:instancePath+"/main_route_table_id",schemaPath:"#/properties/main_route_table_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.owner_id !== undefined){
if(typeof data.owner_id !== "string"){
const err19 = {instancePath:instancePath+"/owner_id",schemaPath:"#/properties/owner_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.region !== undefined){
if(typeof data.region !== "string"){
const err20 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.state !== undefined){
if(typeof data.state !== "string"){
const err21 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.tags !== undefined){
let data20 = data.tags;
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
for(const key2 in data20){
if(typeof data20[key2] !== "string"){
const err22 = {instancePath:instancePath+"/tags/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/tags/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.filter !== undefined){
let data22 = data.filter;
if(Array.isArray(data22)){
const len1 = data22.length;
for(let i1=0; i1<len1; i1++){
let data23 = data22[i1];
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(data23.name === undefined){
const err24 = {instancePath:instancePath+"/filter/" + i1,schemaPath:"#/properties/filter/items/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data23.values === undefined){
const err25 = {instancePath:instancePath+"/filter/" + i1,schemaPath:"#/properties/filter/items/required",keyword:"required",params:{missingProperty: "values"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
for(const key3 in data23){
if(!((key3 === "name") || (key3 === "values"))){
const err26 = {instancePath:instancePath+"/filter/" + i1,schemaPath:"#/properties/filter/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data23.name !== undefined){
if(typeof data23.name !== "string"){
const err27 = {instancePath:instancePath+"/filter/" + i1+"/name",schemaPath:"#/properties/filter/items/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data23.values !== undefined){
let data25 = data23.values;
if(Array.isArray(data25)){
const len2 = data25.length;
for(let i2=0; i2<len2; i2++){
if(typeof data25[i2] !== "string"){
const err28 = {instancePath:instancePath+"/filter/" + i1+"/values/" + i2,schemaPath:"#/properties/filter/items/properties/values/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
else {
const err29 = {instancePath:instancePath+"/filter/" + i1+"/values",schemaPath:"#/properties/filter/items/properties/values/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/filter/" + i1,schemaPath:"#/properties/filter/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/filter",schemaPath:"#/properties/filter/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.timeouts !== undefined){
let data27 = data.timeouts;
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
for(const key4 in data27){
if(!(key4 === "read")){
const err32 = {instancePath:instancePath+"/timeouts",schemaPath:"#/properties/timeouts/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data27.read !== undefined){
if(typeof data27.read !== "string"){
const err33 = {instancePath:instancePath+"/timeouts/read",schemaPath:"#/properties/timeouts/properties/read/type",keyword:"type",params:{type: "string"}};
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
const err34 = {instancePath:instancePath+"/timeouts",schemaPath:"#/properties/timeouts/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
